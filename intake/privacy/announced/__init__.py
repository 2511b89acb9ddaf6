"""What is told behind a word that announces it: papers, plates, files, passwords.

- `cues`: which word announces which kind, and where the code would begin
- `code`: a row of letters and digits, typed or spelled out
- `papers`: the codes that are somebody's; a licence plate also where nothing announces it
- `passwords`: passwords, names to sign in with, and PINs
"""
