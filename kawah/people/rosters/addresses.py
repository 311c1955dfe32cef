"""What spreadsheets call a cell."""


def place_of(row: int, column: int) -> str:
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """What spreadsheets call a column; the first is 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
