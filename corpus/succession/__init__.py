"""新旧更替: which notice takes the place of which, and which clause changes which, as the notices themselves say."""
