/** Whether this browser, at this address, can give the microphone at all. */
export const canRecord = globalThis.navigator?.mediaDevices !== undefined && 'MediaRecorder' in globalThis
