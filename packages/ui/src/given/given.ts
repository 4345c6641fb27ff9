/** The same props without the members that are undefined, for components that tell "left out" from "undefined". */
export function given<Props extends object>(props: Props): { [Key in keyof Props]: Exclude<Props[Key], undefined> } {
  const kept = Object.entries(props).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as { [Key in keyof Props]: Exclude<Props[Key], undefined> }
}
