import { createHash } from 'node:crypto'
export const page = '<!doctype html>'
export const pageSecurityPolicy = "default-src 'none'"
void createHash
