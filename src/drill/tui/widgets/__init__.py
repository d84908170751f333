"""Widgets that know no service and no sibling: attributes down, messages up."""
