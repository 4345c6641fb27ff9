const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const GAP = '  '

/** Characters as a reader counts them: a Devanagari syllable sign is not one of its own. */
function widthOf(text: string): number {
  return [...segmenter.segment(text)].length
}

/** Rows as lines with aligned columns. The last column is not filled up. */
export function align(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, widthOf(cell))))
  const fill = (cell: string, column: number): string => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))
  return rows.map((row) => row.map(fill).join(GAP).trimEnd())
}
