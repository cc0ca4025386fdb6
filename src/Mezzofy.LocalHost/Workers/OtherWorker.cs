namespace Mezzofy.LocalHost.Workers;

/// <summary>Another process that does the same work.</summary>
/// <param name="Id">Its worker.</param>
/// <param name="Beats">How often it has shown that it lives.</param>
/// <param name="HasSession">Whether its listening session stands.</param>
internal sealed record OtherWorker(Guid Id, long Beats, bool HasSession);
