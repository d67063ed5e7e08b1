// Copies a picture of this server, or a text, to the clipboard; without a clipboard that takes it there is no button.
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const said = parentElement.querySelector("span");
  const isText = "text" in data;
  button.textContent = data.words;
  button.hidden = !(navigator.clipboard && (isText || window.ClipboardItem));
  button.onclick = async () => {
    said.textContent = "Copying …";
    try {
      await (isText ? navigator.clipboard.writeText(data.text) : navigator.clipboard.write([picture(data.address)]));
      said.textContent = "Copied: paste it where it belongs.";
    } catch {
      said.textContent = isText
        ? "This browser does not let pages copy. Select the words instead."
        : "This browser does not let pages copy pictures. Download it instead.";
    }
  };
}

function picture(address) {
  const fetched = fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.blob();
  });
  return new ClipboardItem({ "image/png": fetched });
}
