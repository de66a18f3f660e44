/** Seals secrets for the disk. */
export interface Vault {
  /** AES-256-GCM; the answer names the key: `v1.<key id>.<nonce>.<ciphertext and tag>`, base64url. */
  seal(plain: string): string
  /** Throws HookError KEY_UNUSABLE when the text was sealed by another key or was changed. */
  open(sealed: string): string
}
