import { MemoryStore, describeClientStore } from '@chancery/testkit'

describeClientStore('in memory', async () => {
  const store = new MemoryStore()
  return {
    open: async () => store,
    failNextCommit: () => {
      store.failNextCommit = true
    },
  }
})
