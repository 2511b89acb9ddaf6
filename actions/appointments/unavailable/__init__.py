"""Where no time fits a wish: why that is, and where there is one."""
