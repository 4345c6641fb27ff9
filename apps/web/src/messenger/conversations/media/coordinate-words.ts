/** `18.507351, 73.807680`: degrees, north and east positive, as every map takes them. */
export function coordinateWords(latitude: number, longitude: number): string {
  return `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`
}

/** Reads two numbers with a comma or a space between them; `undefined` where they are no place on earth. */
export function parseCoordinates(text: string): { latitude: number; longitude: number } | undefined {
  const found = /^\s*([+-]?\d{1,3}(?:\.\d{1,15})?)\s*°?\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d{1,15})?)\s*°?\s*$/.exec(text)
  const [latitude, longitude] = [Number(found?.[1]), Number(found?.[2])]
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined
  return { latitude: rounded(latitude), longitude: rounded(longitude) }
}

/** To a millionth of a degree, about a hand's breadth: what a message carries. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
