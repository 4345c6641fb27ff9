/**
 * The text of files: plain text, tables, and office documents, piece by piece, each with its place.
 */
export {}
