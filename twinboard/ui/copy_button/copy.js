// Copies a picture of this server to the clipboard; without a clipboard that takes pictures there is no button.
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const said = parentElement.querySelector("span");
  button.textContent = data.words;
  button.hidden = !(navigator.clipboard && window.ClipboardItem);
  button.onclick = async () => {
    said.textContent = "Copying …";
    const picture = fetch(data.address).then((answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.blob();
    });
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
      said.textContent = "Copied: paste it where it belongs.";
    } catch {
      said.textContent = "This browser does not let pages copy pictures. Download it instead.";
    }
  };
}
