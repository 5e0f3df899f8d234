"""The kit: what every floor needs and none of them owns. It knows no PLT and imports no app."""
