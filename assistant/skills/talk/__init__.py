"""对话: small talk and steering (talking), short follow-ups (following), and fragments read with the question before (carrying)."""
