"""The pages of those who decide about themselves: delegates; and of those who keep the mail."""
