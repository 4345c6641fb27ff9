/** How well the frame is kept until a photo is made of it, which is encoded once more. */
const QUALITY = 0.95

/** What a playing video shows now, as a file like any that is attached: pixels alone, neither where nor when. */
export async function takePhoto(video: HTMLVideoElement): Promise<File> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight })
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (blob === null) throw new Error('This browser encodes no pictures')
  return new File([blob], 'photo.jpg', { type: blob.type })
}
