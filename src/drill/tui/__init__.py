"""The full-screen app: the only room that knows Textual."""
