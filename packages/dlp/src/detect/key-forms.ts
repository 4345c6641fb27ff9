/** How a provider writes its keys. */
export interface KeyForm {
  readonly name: string
  /** The source of a pattern that begins with what only this provider writes. Every repetition in it is bounded. */
  readonly pattern: string
  /** Least entropy of what follows the prefix, in bits for each character, where the form alone is weak. */
  readonly entropy?: number
}

/**
 * Published forms of keys and tokens that open something. Public halves, such as Stripe's `pk_live_`, are not here. Built once into
 * one alternation: see `api-key.ts`.
 */
export const KEY_FORMS: readonly KeyForm[] = [
  { name: 'AWS access key', pattern: '(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}' },
  { name: 'GitHub token', pattern: 'gh[pousr]_[A-Za-z0-9]{36,251}' },
  { name: 'GitHub token', pattern: 'github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}' },
  { name: 'GitLab token', pattern: 'gl(?:pat|dt|rt|cbt|ptt|ft|soat|imt|agent|oas|ffct)-[A-Za-z0-9_\\-.]{20,300}' },
  { name: 'Slack token', pattern: 'xox[abeoprs](?:\\.xox[bp])?-[A-Za-z0-9-]{10,250}' },
  { name: 'Slack token', pattern: 'xapp-\\d-[A-Z0-9]{6,20}-\\d{6,20}-[a-f0-9]{32,80}' },
  { name: 'Slack webhook', pattern: 'hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{30,80}' },
  { name: 'Google API key', pattern: 'AIza[A-Za-z0-9_\\-]{35}' },
  { name: 'Google OAuth secret', pattern: 'GOCSPX-[A-Za-z0-9_\\-]{28}' },
  { name: 'Google access token', pattern: 'ya29\\.[A-Za-z0-9_\\-]{20,2048}' },
  { name: 'Stripe key', pattern: '(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{16,250}' },
  { name: 'Stripe webhook secret', pattern: 'whsec_[A-Za-z0-9+/=]{32,100}' },
  { name: 'Razorpay key', pattern: 'rzp_(?:live|test)_[A-Za-z0-9]{14}' },
  { name: 'Cashfree key', pattern: 'cfsk_[a-z]{2}_(?:prod|test)_[a-f0-9]{32}_[a-f0-9]{8}' },
  { name: 'Square token', pattern: 'sq0(?:atp|csp|idp)-[A-Za-z0-9_\\-]{22,60}' },
  { name: 'Azure storage key', pattern: 'AccountKey=[A-Za-z0-9+/]{86}==' },
  { name: 'Azure shared access key', pattern: 'SharedAccessKey=[A-Za-z0-9+/]{43}=' },
  { name: 'Azure client secret', pattern: '[A-Za-z0-9_~.\\-]{3}\\dQ~[A-Za-z0-9_~.\\-]{31,34}' },
  { name: 'SendGrid key', pattern: 'SG\\.[A-Za-z0-9_\\-]{22}\\.[A-Za-z0-9_\\-]{43}' },
  { name: 'Mailgun key', pattern: 'key-[a-f0-9]{32}' },
  { name: 'Mailchimp key', pattern: '[a-f0-9]{32}-us\\d{1,2}' },
  { name: 'Twilio key', pattern: 'SK[a-f0-9]{32}' },
  { name: 'npm token', pattern: 'npm_[A-Za-z0-9]{36}' },
  { name: 'PyPI token', pattern: 'pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_\\-]{50,1000}' },
  { name: 'Docker token', pattern: 'dckr_(?:pat|oat)_[A-Za-z0-9_\\-]{27,40}' },
  { name: 'DigitalOcean token', pattern: 'do[opr]_v1_[a-f0-9]{64}' },
  { name: 'Shopify token', pattern: 'shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}' },
  { name: 'Databricks token', pattern: 'dapi[a-f0-9]{32}(?:-\\d)?' },
  { name: 'Hugging Face token', pattern: 'hf_[A-Za-z]{34}' },
  { name: 'Grafana token', pattern: 'glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}' },
  { name: 'Vault token', pattern: 'hv[sbr]\\.[A-Za-z0-9_\\-]{24,300}' },
  { name: 'Terraform token', pattern: '[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_\\-=]{60,70}' },
  { name: 'Postman key', pattern: 'PMAK-[a-f0-9]{24}-[a-f0-9]{34}' },
  { name: 'New Relic key', pattern: 'NRAK-[A-Z0-9]{27}' },
  { name: 'Atlassian token', pattern: 'ATATT3[A-Za-z0-9_\\-=]{60,250}' },
  { name: 'Telegram bot token', pattern: '\\d{8,10}:AA[A-Za-z0-9_\\-]{33}' },
  { name: 'Alibaba access key', pattern: 'LTAI[A-Za-z0-9]{16,20}' },
  { name: 'Supabase token', pattern: 'sbp_[a-f0-9]{40}' },
  { name: 'secret key', pattern: 'sk-(?:[a-z]{2,12}\\d{0,2}-){0,3}[A-Za-z0-9_\\-]{32,250}', entropy: 3.5 },
]
