/** What of a browser says which device it is. */
export interface BrowserSigns {
  readonly agent: string
  readonly touchPoints: number
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'Chromebook'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** What a person calls this device unless they say otherwise: `Chrome on Android`. */
export function deviceLabel({ agent, touchPoints }: BrowserSigns): string {
  const browser = BROWSERS.find(([sign]) => sign.test(agent))?.[1] ?? 'Browser'
  const system = SYSTEMS.find(([sign]) => sign.test(agent))?.[1]
  // An iPad says that it is a Mac; no Mac has a touch screen.
  const real = system === 'Mac' && touchPoints > 1 ? 'iPad' : system
  return real === undefined ? browser : `${browser} on ${real}`
}

/** Of the browser that runs this. */
export function ownDeviceLabel(): string {
  return deviceLabel({ agent: navigator.userAgent, touchPoints: navigator.maxTouchPoints })
}
