"""任务: who leads a task and who shares it, and what a unit leads."""
