// In a file of its own, which is fetched when somebody first wants evidence: it needs much that nothing else here does.
export { proveMessage } from '@chancery/client'
