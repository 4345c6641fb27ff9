// In a file of its own, which is fetched when somebody first does something to a message.
export {
  deleteMessage,
  editMessage,
  forwardMessage,
  hideMessage,
  listPinned,
  listStarred,
  messageFacts,
  pinMessage,
  react,
  starMessage,
  vote,
} from '@chancery/client'
