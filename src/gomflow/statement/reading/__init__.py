"""From a bank's file or notification to lines: encodings, tables, columns, dates and amounts; pure."""
