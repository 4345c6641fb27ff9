import { ApiError } from '@chancery/host'

export const notFounded = (): ApiError =>
  new ApiError('api/not-founded', 'Found the organization first, with the link that the server printed')
