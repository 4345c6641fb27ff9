// In a file of its own, which is fetched when a device begins in this browser.
export { approveApp, checkRecoveryCode, collectDevice, enrolDevice, foundOrganization } from '@chancery/client'
