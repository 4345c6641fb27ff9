/** How a post stands that this program has made. */
export interface Posted {
  /**
   * `flying`: not answered yet. `landed`: the server says that it is on the board. `refused`: not to be tried for a while.
   * `due`: to be posted again.
   */
  state: 'flying' | 'landed' | 'refused' | 'due'
  /** Nobody can say whether what `landed` is on the board; what is not read back is sent again. */
  isUnknown?: true
  /** How often it was posted. */
  tries: number
  /** How many heads have been heard since it was answered. */
  heads: number
}
