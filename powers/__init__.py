"""Who may decide, from when to when: appointments, delegates and leaves; the page of the mail."""
