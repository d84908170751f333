"""Line mode: mocks, scoring and reviews as a conversation of lines, for screen readers, serial lines and pipes."""
