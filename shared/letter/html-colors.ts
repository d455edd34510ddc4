// Mail programs know little: layout is tables, and what must hold everywhere stands on the element.
export const font = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,Arial,sans-serif';
export const ink = `${font};color:#16202a`;
export const soft = `${font};color:#47545f`;
export const line = 'border-top:1px solid #d5dcdf';
