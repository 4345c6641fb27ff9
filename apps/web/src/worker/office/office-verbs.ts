// In a file of its own, which is fetched when somebody first changes something about people, devices, or groups.
export {
  addPeople,
  approveApp,
  createGroup,
  forgetGroupInvitation,
  inviteOwnDevice,
  invitePerson,
  inviteToGroup,
  leaveGroup,
  listGroupInvitations,
  recoverySheet,
  removePeople,
  renameGroup,
  revokeDevice,
  setAdministrators,
  setPolicy,
  setPortrait,
} from '@chancery/client'
