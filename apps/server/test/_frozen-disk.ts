import { execFile } from 'node:child_process'
import { copyFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A place for a data folder that can be copied as a power cut would leave it. */
export interface Disk {
  readonly folder: string
  /** The disk as it would be after a power cut at this moment; whoever writes to it must be frozen. */
  copyAfterPowerCut(): Promise<Disk>
  remove(): Promise<void>
}

/** A file system in a file: what was not flushed to the file is not in its copy. */
async function mountImage(image: string, root: string): Promise<Disk> {
  const mounted = await mkdtemp(join(root, 'disk-'))
  await run('mount', ['-o', 'loop', image, mounted])
  return {
    folder: join(mounted, 'data'),
    async copyAfterPowerCut() {
      const copy = join(root, `${Date.now()}.img`)
      await copyFile(image, copy)
      return mountImage(copy, root)
    },
    async remove() {
      await run('umount', [mounted])
      await rm(image)
    },
  }
}

async function imageDisk(root: string): Promise<Disk> {
  const image = join(root, 'first.img')
  await run('truncate', ['-s', '512M', image])
  await run('mkfs.ext4', ['-q', image])
  return mountImage(image, root)
}

function folderDisk(folder: string, root: string): Disk {
  return {
    folder,
    async copyAfterPowerCut() {
      const copy = join(root, `${Date.now()}`)
      await cp(folder, copy, { recursive: true })
      return folderDisk(copy, root)
    },
    remove: () => rm(folder, { recursive: true }),
  }
}

/** The best disk that this machine allows: a real file system in a file needs root and loop mounts. */
export async function openDisk(): Promise<{ disk: Disk; kind: string; removeAll: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'chancery-power-'))
  const removeAll = (): Promise<void> => rm(root, { recursive: true, force: true })
  try {
    return { disk: await imageDisk(root), kind: 'a frozen ext4 image with only what was flushed', removeAll }
  } catch {
    const folder = join(root, 'data')
    await mkdir(folder)
    return { disk: folderDisk(folder, root), kind: 'a frozen copy of its folder (no loop mounts here)', removeAll }
  }
}
