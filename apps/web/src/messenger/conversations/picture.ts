const known = new WeakMap<Uint8Array, string>()

/** The address of a group's small picture: its bytes themselves, so that nothing has to be let go again. */
export function pictureAddress(picture: Uint8Array | undefined): string | undefined {
  if (picture === undefined || picture.length === 0) return undefined
  const made = known.get(picture) ?? `data:${typeOf(picture)};base64,${btoa(String.fromCharCode(...picture))}`
  known.set(picture, made)
  return made
}

/** WebP says so in its first letters; the other one that there is, is JPEG. */
function typeOf(picture: Uint8Array): string {
  return picture[0] === 0x52 && picture[1] === 0x49 ? 'image/webp' : 'image/jpeg'
}
