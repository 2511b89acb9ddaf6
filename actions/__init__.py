"""The hands of the dialogue: custom actions on rasa-sdk."""
