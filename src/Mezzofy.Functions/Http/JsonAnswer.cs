using System.Text.Json;
using Mezzofy.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Mezzofy.Functions.Http;

/// <summary>An answer in the product's JSON: snake_case, nulls kept (http-api.md). The framework's own results would write camelCase.</summary>
/// <typeparam name="T">What is answered.</typeparam>
/// <param name="value">What is answered.</param>
/// <param name="status">The HTTP status.</param>
public sealed class JsonAnswer<T>(T value, int status = StatusCodes.Status200OK) : IActionResult
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>What is answered.</summary>
    public T Value => value;

    /// <inheritdoc/>
    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = status;
        response.ContentType = JsonAnswer.ContentType;
        return JsonSerializer.SerializeAsync(response.BodyWriter, value, ProductJson.Options, context.HttpContext.RequestAborted);
    }
}

/// <summary>Makes answers in the product's JSON.</summary>
public static class JsonAnswer
{
    /// <summary>The media type of every JSON answer.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>200 with the value.</summary>
    public static JsonAnswer<T> Ok<T>(T value) => new(value);

    /// <summary>201 with the value.</summary>
    public static JsonAnswer<T> Created<T>(T value) => new(value, StatusCodes.Status201Created);
}
