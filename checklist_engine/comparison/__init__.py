"""Results side by side: ranking with its robustness, who asks for what, what changed, and what would change."""
