namespace Mezzofy.Core.Tools.Documents;

/// <summary>What <c>pdf_generator</c> and <c>document_generator</c> tell of the file they made.</summary>
/// <param name="FileId">The file, <c>file_…</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its short type: <c>pdf</c>, <c>csv</c>, <c>md</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Pages">Pages, for formats that have any.</param>
public sealed record GeneratedFile(string FileId, string Name, string Kind, long Size, int? Pages);
