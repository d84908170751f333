"""The use cases of drill, one transaction each; what the command line and the screens call."""
