/** Fields of a form in their order, with their duplicates, decoded. */
export const readForm = (text: string): [name: string, value: string][] => [...new URLSearchParams(text)]
