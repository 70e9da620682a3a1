"""What a run found, in the forms that it is told in: text, JSON, GitHub's commands, SARIF, a page."""
