/** Reads an archive as programs do: from its end, by the list of what is in it. Throws where that is not as it must be. */
export function unzip(archive: Uint8Array): [path: string, bytes: Uint8Array][] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length)
  const text = (at: number, length: number): string => new TextDecoder().decode(archive.subarray(at, at + length))
  const expect = (at: number, signature: number): void => {
    if (view.getUint32(at, true) !== signature) throw new Error(`There is no record at ${at}`)
  }
  const end = archive.length - 22
  expect(end, 0x06054b50)
  let at = view.getUint32(end + 16, true)
  return Array.from({ length: view.getUint16(end + 10, true) }, () => {
    expect(at, 0x02014b50)
    const size = view.getUint32(at + 24, true)
    const [nameLength, place] = [view.getUint16(at + 28, true), view.getUint32(at + 42, true)]
    const path = text(at + 46, nameLength)
    expect(place, 0x04034b50)
    const begin = place + 30 + view.getUint16(place + 26, true)
    if (text(place + 30, nameLength) !== path) throw new Error(`${path} is another file`)
    at += 46 + nameLength
    return [path, archive.slice(begin, begin + size)]
  })
}
