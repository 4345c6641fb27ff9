import { useEffect, useState } from 'react'

/** An address in this page for something that is here; it is given back when nobody shows it any more. */
export function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string | undefined>(undefined)
  useEffect(() => {
    if (blob === undefined) return undefined
    const own = URL.createObjectURL(blob)
    setUrl(own)
    return () => {
      URL.revokeObjectURL(own)
      setUrl(undefined)
    }
  }, [blob])
  return url
}
