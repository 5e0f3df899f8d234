"""The pages of the Blueprint: reading, writing, earlier versions."""
