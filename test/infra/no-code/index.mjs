export const handler = () => 'stands for each function, and for the built console, where a template is looked at'
