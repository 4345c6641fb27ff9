// What the tests of whole programs need before the first of them: the web app as it is now.
export { buildWeb as setup } from './build-web.mjs'
