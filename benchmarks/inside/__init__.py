"""Programs that run inside the environment into which drill was installed. They know drill; the rest does not."""
