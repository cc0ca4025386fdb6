namespace Mezzofy.Functions.Chat;

/// <summary>The body of <c>POST /chat/send</c> (seed, Chat).</summary>
/// <param name="Message">What is asked; 1 to 32,000 characters.</param>
/// <param name="SessionId">The session to go on with; a new one when left out.</param>
public sealed record SendRequest(string? Message, string? SessionId);

/// <summary>The body of <c>PATCH /chat/sessions/{id}</c>.</summary>
/// <param name="Title">The new title; 1 to 200 characters.</param>
public sealed record RenameRequest(string? Title);
