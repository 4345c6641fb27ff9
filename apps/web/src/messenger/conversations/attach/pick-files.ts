interface PickTerms {
  /** Media types, as the browser's own chooser takes them; everything without. */
  readonly accept?: string
  /** Straight from the camera, where the device has one. */
  readonly isCamera?: boolean
}

/** Lets the person choose files with the browser's own chooser. Nothing is chosen where they leave it. */
export function pickFiles(
  { accept = '', isCamera = false }: PickTerms,
  onPicked: (files: readonly File[]) => void,
): void {
  const input = Object.assign(document.createElement('input'), {
    type: 'file',
    accept,
    multiple: !isCamera,
    hidden: true,
  })
  if (isCamera) input.setAttribute('capture', 'environment')
  input.addEventListener('change', () => {
    onPicked([...(input.files ?? [])])
    input.remove()
  })
  input.addEventListener('cancel', () => input.remove())
  // Some browsers forget an input that stands nowhere.
  document.body.append(input)
  input.click()
}
