// In a file of its own, which is fetched when somebody first sends or opens a file.
export {
  cancelTransfer,
  discardLetter,
  isHere,
  listMedia,
  listTransfers,
  markHeard,
  openFile,
  readMessage,
  retryTransfer,
} from '@chancery/client'
